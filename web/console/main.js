import { byId } from "../shared/dom.js";
import { SignIn } from "../shared/session.js";
import { startTheme } from "../shared/theme.js";

startTheme();
new SignIn(byId("sign-in"), { title: "Gate console", hint: "A staff token.", start() {}, end() {} }).begin();
