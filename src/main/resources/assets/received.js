// The page that says a document was received: the names of its files are nothing to keep in this browser any more.
import {forgetHandedOver} from "./resumable.js";

forgetHandedOver();
if (document.getElementById("reader")) {
    await import("./reader.js");
}
