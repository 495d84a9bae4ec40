// Writes the device's own time into the form as it is sent: evidence beside the server's time, which counts. Without script nothing is missing.
document.addEventListener("submit", (event) => {
  for (const field of event.target.querySelectorAll("[data-clock]")) field.value = new Date().toISOString();
});
