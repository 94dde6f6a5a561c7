// The site works without scripts. Each module adds one comfort and leaves alone what it does not
// find on the page.
import "./alert.js";
import "./copy.js";
import "./part.js";
import "./print.js";
import "./video.js";
