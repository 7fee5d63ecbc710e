import "./colours.js";
import "./copy.js";
import "./disclosure.js";
import "./navigation.js";
import "./printing.js";
import "./search.js";
import "./tabs.js";
