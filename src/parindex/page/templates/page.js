// Tells that a window is open, so that the program can end when the last one is closed. The page works without it.
"use strict";
const speak = () => fetch("/alive", {method: "POST"}).catch(() => document.documentElement.classList.add("lost"));
setInterval(speak, 5000);
addEventListener("pagehide", () => navigator.sendBeacon("/alive?goodbye=1"));
addEventListener("pageshow", speak);
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => setTimeout(() => form.querySelectorAll("button").forEach((one) => { one.disabled = true; }), 0));
}
