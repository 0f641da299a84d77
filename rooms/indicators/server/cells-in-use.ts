/**
 * Which cells of a tally hold something: a bit a cell, so that they come out in rising order without being sorted.
 * They come as a list and not one by one through a function, because here a rebuild spends its time.
 */
export class CellsInUse {
  private words = new Uint32Array(64)
  private listed = new Int32Array(64 * 32)
  private end = 0
  count = 0

  add(cell: number): void {
    const word = cell >>> 5
    if (word >= this.end) this.reach(word)
    this.words[word] = (this.words[word] as number) | (1 << (cell & 31))
  }

  /** The cells in rising order, in an array that is only good until the next call. How many they are is `count`. */
  list(): Int32Array {
    let count = 0
    for (let word = 0; word < this.end; word += 1) {
      for (let bits = this.words[word] as number; bits !== 0; bits &= bits - 1) {
        this.listed[count] = word * 32 + 31 - Math.clz32(bits & -bits)
        count += 1
      }
    }
    this.count = count
    return this.listed
  }

  clear(): void {
    this.words.fill(0, 0, this.end)
    this.end = 0
  }

  private reach(word: number): void {
    this.end = word + 1
    if (this.end <= this.words.length) return
    const larger = new Uint32Array(Math.max(this.words.length * 2, this.end))
    larger.set(this.words)
    this.words = larger
    this.listed = new Int32Array(larger.length * 32)
  }
}
