// The limit for a read model: SQLite (D. Richard Hipp and others) by its C interface, with the
// obvious table and index. The rows are parsed already; that is not counted.
//
//   limit_sqlite FIGURES DATABASE
//
// FIGURES is what figures_tsv.py writes. The database is left there.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CHUNK = 1 << 20, QUESTIONS = 200000 };

typedef struct {
  int company, metric, period, day;
  long long sequence, value;
} Row;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void run(sqlite3 *db, const char *sql) {
  char *message = 0;
  if (sqlite3_exec(db, sql, 0, 0, &message) == SQLITE_OK) return;
  fprintf(stderr, "%s: %s\n", sql, message);
  exit(70);
}

static size_t read_rows(FILE *file, Row *rows) {
  size_t n = 0;
  while (n < CHUNK && fscanf(file, "%d %d %d %d %lld %lld", &rows[n].company, &rows[n].metric,
                             &rows[n].period, &rows[n].day, &rows[n].sequence,
                             &rows[n].value) == 6)
    n++;
  return n;
}

static void insert(sqlite3_stmt *insertion, const Row *row) {
  sqlite3_reset(insertion);
  sqlite3_bind_int(insertion, 1, row->company);
  sqlite3_bind_int(insertion, 2, row->metric);
  sqlite3_bind_int(insertion, 3, row->period);
  sqlite3_bind_int(insertion, 4, row->day);
  sqlite3_bind_int64(insertion, 5, row->sequence);
  sqlite3_bind_int64(insertion, 6, row->value);
  sqlite3_step(insertion);
}

// Asks for the figure of a row as it stood 30 days after the row became public.
static int ask(sqlite3_stmt *question, const Row *row) {
  sqlite3_reset(question);
  sqlite3_bind_int(question, 1, row->company);
  sqlite3_bind_int(question, 2, row->metric);
  sqlite3_bind_int(question, 3, row->period);
  sqlite3_bind_int(question, 4, row->day + 30);
  return sqlite3_step(question) == SQLITE_ROW;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  FILE *file = fopen(arguments[1], "r");
  Row *rows = malloc(CHUNK * sizeof(Row)), *asked = malloc(QUESTIONS * sizeof(Row));
  if (!file || !rows || !asked) return 74;
  remove(arguments[2]);
  sqlite3 *db;
  if (sqlite3_open(arguments[2], &db) != SQLITE_OK) return 74;
  run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
          "CREATE TABLE figure(company INT, metric INT, period INT, announced INT, seq INT,"
          " value INT) STRICT; BEGIN");
  sqlite3_stmt *insertion, *question;
  sqlite3_prepare_v2(db, "INSERT INTO figure VALUES(?,?,?,?,?,?)", -1, &insertion, 0);
  double insert_s = 0;
  size_t total = 0, n;
  srand(1);
  while ((n = read_rows(file, rows)) > 0) {
    double start = now();
    for (size_t i = 0; i < n; i++) insert(insertion, &rows[i]);
    insert_s += now() - start;
    for (size_t i = 0; i < n; i++, total++) {  // each row is as likely to be asked for
      size_t place = total < QUESTIONS ? total : (size_t)(rand() / (RAND_MAX + 1.0) * total);
      if (place < QUESTIONS) asked[place] = rows[i];
    }
  }
  if (total == 0) return 65;
  double start = now();
  run(db, "COMMIT");
  insert_s += now() - start;
  start = now();
  run(db, "CREATE INDEX asof ON figure(company, metric, period, announced, seq)");
  double index_s = now() - start;
  sqlite3_prepare_v2(db,
                     "SELECT value FROM figure WHERE company=? AND metric=? AND period=? AND"
                     " announced<=? ORDER BY announced DESC, seq DESC LIMIT 1",
                     -1, &question, 0);
  size_t kept = total < QUESTIONS ? total : QUESTIONS, found = 0;
  start = now();
  for (size_t i = 0; i < QUESTIONS; i++)
    found += ask(question, &asked[(size_t)(rand() / (RAND_MAX + 1.0) * kept)]);
  double point_us = (now() - start) / QUESTIONS * 1e6;
  printf("rows %zu\ninsert_s %.3f\nindex_s %.3f\n", total, insert_s, index_s);
  printf("point_us %.3f\nfound %.3f\n", point_us, (double)found / QUESTIONS);
  sqlite3_finalize(insertion);
  sqlite3_finalize(question);
  return sqlite3_close(db) == SQLITE_OK ? 0 : 70;
}
