// Takes the code from behind the address, where the browser's history would keep it, and opens its question.
"use strict";

const field = document.getElementById("code");
const said = decodeURIComponent(location.hash.slice(1));

if (field && said) {
  history.replaceState(null, "", location.pathname);
  field.value = said;
  field.form.requestSubmit();
}
