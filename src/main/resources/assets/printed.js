// Opens the browser's print when all pages are there.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", async () => {
    await Promise.allSettled([...document.querySelectorAll(".printed img")].map(image => image.decode()));
    window.print();
});
