import ArgumentParser
@main struct StarLedger: AsyncParsableCommand {}
