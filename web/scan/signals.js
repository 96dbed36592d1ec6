// What a verdict sounds and feels like. No sound is alike, so that nobody has to look to tell them apart.

// Notes: [frequency in hertz, milliseconds]; 0 is a pause.
const SOUNDS = {
  green: [[880, 90], [1320, 160]],
  amber: [[660, 140], [0, 60], [660, 140], [0, 60], [660, 140]],
  red: [[220, 500]],
  wait: [[440, 120], [0, 120], [440, 120]],
  problem: [[330, 160], [220, 240]],
  calm: [[520, 120], [390, 160]],
};
const BUZZES = {
  green: [80],
  amber: [80, 60, 80, 60, 80],
  red: [500],
  wait: [150, 120, 150],
  problem: [200, 80, 300],
  calm: [60, 60, 60],
};

export class Signals {
  #audio = null;
  muted = false;

  // Browsers make no sound before a person has touched the page: to be called from a touch.
  wake() {
    try {
      this.#audio ??= new AudioContext();
      void this.#audio.resume();
    } catch {
      this.#audio = null;
    }
  }

  give(tone) {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZES[tone]);
    if (!this.muted && this.#audio?.state === "running") this.#play(SOUNDS[tone]);
  }

  #play(notes) {
    const audio = this.#audio;
    let at = audio.currentTime;
    for (const [hertz, ms] of notes) {
      const ends = at + ms / 1_000;
      if (hertz > 0) {
        const note = audio.createOscillator();
        const loudness = audio.createGain();
        note.type = hertz < 300 ? "sawtooth" : "sine";
        note.frequency.value = hertz;
        loudness.gain.setValueAtTime(0.4, at);
        loudness.gain.exponentialRampToValueAtTime(0.01, ends);
        note.connect(loudness).connect(audio.destination);
        note.start(at);
        note.stop(ends);
      }
      at = ends;
    }
  }
}
