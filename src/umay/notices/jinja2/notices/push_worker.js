{% autoescape false %}// Runs in the browser when Umay wakes it. Nothing is sent along, so nothing can be read on the way: the words stand here already.
const WORDS = {{ {"title": "Umay", "body": _("There is something new for you")}|tojson }};
const PLACE = {{ url("notices")|tojson }};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const options = { body: WORDS.body, tag: "umay", renotify: true, icon: {{ static("umay/mark.svg")|tojson }} };
  event.waitUntil(self.registration.showNotification(WORDS.title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(PLACE));
});
{% endautoescape %}
