// Light, dark, or as the system says. The choice is kept on this device; it is the only thing that is.

const KEY = "gatehouse.theme";
const CHOICES = ["system", "light", "dark"];
const LABELS = { system: "Colours: system", light: "Colours: light", dark: "Colours: dark" };

function stored() {
  try {
    const kept = localStorage.getItem(KEY);
    return CHOICES.includes(kept) ? kept : "system";
  } catch {
    return "system";
  }
}

function apply(choice) {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  window.dispatchEvent(new CustomEvent("themechange"));
}

/** Applies what was chosen before; call it first. */
export function startTheme() {
  apply(stored());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(stored()));
}

/** Makes a button go through system, light and dark. `themechange` is fired at the window each time. */
export function themeButton(button) {
  const show = () => {
    button.setAttribute("aria-label", LABELS[stored()]);
    button.title = LABELS[stored()];
    button.textContent = { system: "◐", light: "☀", dark: "☾" }[stored()];
  };
  button.addEventListener("click", () => {
    const next = CHOICES[(CHOICES.indexOf(stored()) + 1) % CHOICES.length];
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Nothing can be kept here; the choice then holds for this page alone.
    }
    apply(next);
    show();
  });
  show();
}

/** The value of a colour of base.css, for what draws by itself. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
