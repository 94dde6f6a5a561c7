// The site works without scripts. Each module adds one comfort and leaves alone what it does not
// find on the page.
import "./alert.js";
import "./video.js";
import "./copy.js";
import "./part.js";
import "./print.js";
import "./combobox.js";
