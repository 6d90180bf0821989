// What every page gains where the browser runs modules. Nothing here is needed to use a page.

import { startKeys } from "./keys.js";
import { guardForms } from "./forms.js";
import { offerDensity } from "./density.js";
import { acceptDrops } from "./drop.js";
import { proposeTitles } from "./titles.js";

startKeys();
guardForms();
offerDensity();
acceptDrops();
proposeTitles();
