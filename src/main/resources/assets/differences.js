// Two papers side by side: one key to the next page that differs, one back. Without it the list leads there.

const pairs = [...document.querySelectorAll(".pair")];
const turning = document.getElementById("turning");

// The one in which somebody is, or else the last one whose begin has passed the middle of the window.
function current() {
    const inside = pairs.indexOf(document.activeElement?.closest(".pair"));
    return inside >= 0 ? inside : pairs.findLastIndex(pair => pair.getBoundingClientRect().top < window.innerHeight / 2);
}

if (turning) {
    turning.hidden = pairs.length < 2;
    turning.addEventListener("click", event => {
        const button = event.target.closest("[data-turn]");
        if (button) {
            const next = pairs[Math.min(Math.max(0, current() + Number(button.dataset.turn)), pairs.length - 1)];
            next.scrollIntoView({block: "start"});
            next.focus({preventScroll: true});
        }
    });
}
