// The limit for decoding: simdjson (Daniel Lemire, Geoff Langdale and others) walks every event of a
// log on one core and touches every member and every figure, and keeps nothing.
//
//   limit_simdjson EVENTS
//
// Reading the file is not counted.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

static size_t events = 0, figures = 0, touched = 0;

static void walk_figures(ondemand::object all) {
  for (auto figure : all) {
    touched += std::string_view(figure.unescaped_key()).size();
    ondemand::object members = figure.value().get_object();
    for (auto member : members) {
      std::string_view name = member.unescaped_key();
      if (name == "decimals")
        touched += int64_t(member.value().get_int64()) & 1;
      else
        touched += std::string_view(member.value().get_string()).size();
    }
    figures++;
  }
}

static void walk_data(ondemand::object data) {
  for (auto member : data) {
    std::string_view name = member.unescaped_key();
    if (name == "figures")
      walk_figures(member.value().get_object());
    else
      touched += 1;
  }
}

int main(int count, char **arguments) {
  if (count != 2) return 64;
  padded_string text = padded_string::load(arguments[1]);
  auto start = std::chrono::steady_clock::now();
  ondemand::parser parser;
  ondemand::document_stream stream = parser.iterate_many(text, 1 << 20);
  for (auto line = stream.begin(); line != stream.end(); ++line) {
    auto document = *line;
    ondemand::object event = document.get_object();
    for (auto member : event) {
      std::string_view name = member.unescaped_key();
      if (name == "data")
        walk_data(member.value().get_object());
      else
        touched += std::string_view(member.value().get_string()).size();
    }
    events++;
  }
  auto end = std::chrono::steady_clock::now();
  double seconds = std::chrono::duration<double>(end - start).count();
  printf("events %zu\nfigures %zu\ntouched %zu\n", events, figures, touched);
  printf("events_per_s %.0f\nmb_per_s %.0f\n", events / seconds, text.size() / seconds / 1e6);
}
