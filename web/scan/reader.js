// Reads codes from a picture: by the browser itself where it can (BarcodeDetector: Android, macOS), else by zxing-wasm in a
// worker of its own, so that the page stays quick.

import { script } from "./trusted.js";

// What tickets are printed with. Others are not looked for: every one costs time.
const FORMATS = ["qr_code", "aztec", "data_matrix", "pdf417", "code_128"];

// Gives {name, read(video): Promise<text | null>}. `prefer`: "wasm" leaves the browser's own reader aside.
export async function makeReader(prefer) {
  if (prefer !== "wasm" && "BarcodeDetector" in globalThis) {
    try {
      const known = await BarcodeDetector.getSupportedFormats();
      const formats = FORMATS.filter((format) => known.includes(format));
      if (formats.includes("qr_code")) return new NativeReader(new BarcodeDetector({ formats }));
    } catch {
      // It is there by name only (no Play services, say): the other one reads as well.
    }
  }
  return new WasmReader();
}

class NativeReader {
  name = "browser";

  constructor(detector) {
    this.detector = detector;
  }

  async read(video) {
    const [found] = await this.detector.detect(video);
    return found?.rawValue || null;
  }
}

// Wider pictures only cost time: a code fills a good part of the picture, or the person comes closer.
const WIDTH_MAX = 960;

class WasmReader {
  name = "zxing-wasm";
  #worker = new Worker(script("reader-worker.js"), { type: "module" });
  #canvas = document.createElement("canvas");
  #waits = null;

  constructor() {
    this.#worker.addEventListener("message", ({ data }) => this.#answer(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#answer({ error: event.message || "The reader of codes could not be loaded." });
    });
  }

  // One picture at a time.
  read(video) {
    const scale = Math.min(1, WIDTH_MAX / video.videoWidth);
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    if (width === 0 || height === 0) return Promise.resolve(null);
    Object.assign(this.#canvas, { width, height });
    const pen = this.#canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(video, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height);
    return new Promise((resolve, reject) => {
      this.#waits = { resolve, reject };
      this.#worker.postMessage({ pixels: data.buffer, width, height }, [data.buffer]);
    });
  }

  #answer({ text, error }) {
    const waits = this.#waits;
    this.#waits = null;
    if (error) waits?.reject(new Error(error));
    else waits?.resolve(text);
  }
}
