import BigInt
