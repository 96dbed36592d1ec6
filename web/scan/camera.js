// The camera: its picture, its light, and the codes in it. It rests while the page is hidden.

import { Sight } from "./sight.js";
import { makeReader } from "./reader.js";

// Ten looks a second are as quick as a hand, and leave the phone cool.
const LOOK_EVERY_MS = 100;

const PROBLEMS = {
  NotAllowedError: "This page may not use the camera. Allow it in the browser’s settings of this site, then touch Camera on.",
  NotFoundError: "This device has no camera. Use a hand scanner, or type the code.",
  NotReadableError: "Another program uses the camera. Close it, then touch Camera on.",
  OverconstrainedError: "This camera cannot be used. Try the other one.",
};

export class Camera {
  #video;
  #reader = null;
  #stream = null;
  #sight = new Sight();
  #wanted = false;
  #facing = "environment";
  #turn = 0;

  // `on.code(text)` for each new showing of a code; `on.state({running, says, torch, lit, others, reader})`.
  constructor(video, on, { prefer } = {}) {
    this.#video = video;
    Object.assign(this, { on, prefer });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#release();
      else if (this.#wanted) void this.start();
    });
  }

  get running() {
    return this.#stream !== null;
  }

  async start() {
    this.#wanted = true;
    const turn = ++this.#turn;
    try {
      if (!navigator.mediaDevices?.getUserMedia) throw new Insecure();
      const picture = { facingMode: { ideal: this.#facing }, width: { ideal: 1280 }, height: { ideal: 720 } };
      const stream = await navigator.mediaDevices.getUserMedia({ video: picture, audio: false });
      if (turn !== this.#turn) return stop(stream);
      this.#release();
      this.#stream = stream;
      this.#video.srcObject = stream;
      stream.getVideoTracks()[0].addEventListener("ended", () => this.#lost(stream));
      await this.#video.play();
      this.#reader ??= await makeReader(this.prefer);
      await this.#tell("");
      void this.#look(stream);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#release();
      await this.#tell(PROBLEMS[error.name] ?? error.message);
    }
  }

  async stop() {
    this.#wanted = false;
    this.#turn += 1;
    this.#release();
    await this.#tell("");
  }

  async turnAround() {
    this.#facing = this.#facing === "environment" ? "user" : "environment";
    await this.start();
  }

  async light(on) {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    try {
      await track?.applyConstraints({ advanced: [{ torch: on }] });
    } catch {
      await this.#tell("The light cannot be switched on this camera.");
      return;
    }
    await this.#tell("", on);
  }

  async #look(stream) {
    let failures = 0;
    while (this.#stream === stream) {
      const began = performance.now();
      try {
        const code = this.#video.readyState >= 2 ? await this.#reader.read(this.#video) : null;
        if (code && this.#stream === stream && this.#sight.sees(code, performance.now())) this.on.code(code);
        failures = 0;
      } catch (error) {
        failures += 1;
        // The browser's own reader may fail for good (a service that is not there); then the other one is taken.
        if (failures === 3 && this.#reader.name === "browser") this.#reader = await makeReader("wasm");
        else if (failures === 3) await this.#tell(`${error.message} Use a hand scanner, or type the code.`);
      }
      await rest(Math.max(20, LOOK_EVERY_MS - (performance.now() - began)));
    }
  }

  #lost(stream) {
    if (this.#stream !== stream) return;
    this.#release();
    void this.#tell("The camera went away. Touch Camera on.");
  }

  #release() {
    if (this.#stream) stop(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
    this.#sight.forget();
  }

  async #tell(says, lit = false) {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    const torch = Boolean(track?.getCapabilities?.().torch);
    const devices = this.#stream ? await navigator.mediaDevices.enumerateDevices() : [];
    const others = devices.filter((device) => device.kind === "videoinput").length > 1;
    this.on.state({ running: this.running, says, torch, lit, others, reader: this.#reader?.name ?? null });
  }
}

class Insecure extends Error {
  constructor() {
    super("Browsers give the camera to https pages only. Open this page by https, use a hand scanner, or type the code.");
  }
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}

function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
