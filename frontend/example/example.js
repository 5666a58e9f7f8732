/** The player's own events and methods, on a page that has nothing else. */
const player = document.querySelector("spatial-player");
const output = document.querySelector("output");

for (const button of document.querySelectorAll("[data-look]")) {
  button.addEventListener("click", () => player.lookAt({ yaw: Number(button.dataset.look) }));
}

document.querySelector("[data-point]").addEventListener("click", () => player.startPointing());

player.addEventListener("viewchange", ({ detail }) => {
  output.textContent = `Looking ${Math.round(detail.yaw)}° to the left, ${Math.round(detail.pitch)}° up`;
});
player.addEventListener("pointed", ({ detail }) => {
  output.textContent = `You pointed ${Math.round(detail.yaw)}° to the left`;
});
