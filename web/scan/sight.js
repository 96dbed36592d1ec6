// A camera sees the same code many times a second. It counts as shown once until it was out of sight for a while.

export const OUT_OF_SIGHT_MS = 2_500;

export class Sight {
  #code = null;
  #seenAt = 0;

  // True if this is a new showing of the code.
  sees(code, at) {
    const again = code === this.#code && at - this.#seenAt < OUT_OF_SIGHT_MS;
    this.#code = code;
    this.#seenAt = at;
    return !again;
  }

  // The camera was away: whatever it sees next is shown anew.
  forget() {
    this.#code = null;
  }
}
