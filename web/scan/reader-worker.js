// Reads codes beside the page. In: {pixels, width, height}. Out: {text: string | null} or {error}.

import { prepareZXingModule, readBarcodesFromImageData } from "../vendor/zxing-wasm/es/reader/index.js";

const WASM = new URL("../vendor/zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
const OPTIONS = {
  formats: ["QRCode", "Aztec", "DataMatrix", "PDF417", "Code128"],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryInvert: true,
  textMode: "Plain",
};

prepareZXingModule({ overrides: { locateFile: () => WASM } });

self.addEventListener("message", async ({ data: { pixels, width, height } }) => {
  try {
    const picture = new ImageData(new Uint8ClampedArray(pixels), width, height);
    const [found] = await readBarcodesFromImageData(picture, OPTIONS);
    self.postMessage({ text: found?.isValid ? found.text : null });
  } catch (error) {
    self.postMessage({ error: `The reader of codes failed: ${error?.message ?? error}` });
  }
});
