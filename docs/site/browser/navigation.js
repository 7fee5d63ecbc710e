// The page that is shown is seen in its place, however far down the list it stands.
const current = document.querySelector(".navigation [aria-current]");
const list = document.getElementById("navigation");
const below = current.offsetTop + current.offsetHeight - list.clientHeight;
if (below > 0) list.scrollTop = below + list.clientHeight / 3;
