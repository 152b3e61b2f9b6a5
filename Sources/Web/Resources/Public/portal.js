// Small comforts of the Office Manager. Every page works without them.
(() => {
  "use strict";

  // Copies what stands elsewhere on the page, and says whether it could.
  const offerToCopy = (place) => {
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = place.dataset.label;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      const source = document.getElementById(place.dataset.copy);
      const lines = source.children.length ? [...source.children] : [source];
      // A no-break space is for the eye.
      const text = lines.map((line) => line.textContent.trim().replaceAll("\u00a0", "")).join("\n");
      try {
        await navigator.clipboard.writeText(text);
        said.textContent = place.dataset.done;
      } catch {
        said.textContent = place.dataset.failed;
      }
    });
    place.append(button, " ", said);
  };

  // Counts down what ends by itself, and shows the page anew once it has ended. The clock of the device does not matter.
  const countDown = (count) => {
    const end = performance.now() + Number(count.dataset.countdown) * 1000;
    const show = () => {
      if (!count.isConnected) return clearInterval(timer);
      const left = Math.max(0, Math.round((end - performance.now()) / 1000));
      count.querySelector(".digits").textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
      if (left > 0) return;
      clearInterval(timer);
      setTimeout(() => location.reload(), 1000);
    };
    const timer = setInterval(show, 1000);
    show();
    count.hidden = false;
  };

  // Follows a call: asks every two seconds whether there is something new, and shows it. A page that nobody sees asks nothing.
  const spoken = document.createElement("p");
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");
  const follow = () => {
    const place = document.querySelector("[data-follow]");
    if (!place) return;
    if (!spoken.isConnected) document.body.append(spoken);
    const end = performance.now() + Number(place.dataset.seconds) * 1000;
    const ask = async () => {
      if (!place.isConnected) return;
      if (performance.now() >= end) return showAnew();
      if (!document.hidden) {
        try {
          const answer = await fetch(place.dataset.follow, { redirect: "manual" });
          // Another session, or none: the page itself says what to do.
          if (answer.type === "opaqueredirect" || answer.status === 403) return location.reload();
          if (answer.status === 205) return showAnew();
        } catch {
          // The network is away: it may come back.
        }
      }
      setTimeout(ask, 2000);
    };
    setTimeout(ask, 2000);
  };
  const showAnew = async () => {
    // What somebody is about to press or has pressed stays under their finger.
    const main = document.getElementById("content");
    const focused = main.contains(document.activeElement) && document.activeElement !== main;
    if (document.querySelector("form[data-sent]")) return;
    try {
      const answer = await fetch(location.pathname, { redirect: "error" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("content");
      if (!answer.ok || !fresh) throw new Error("another page");
      main.replaceChildren(...fresh.childNodes);
      if (focused) main.focus();
      const news = main.querySelector(".banner h2, .banner h3, h1");
      spoken.textContent = news ? news.textContent : "";
      enliven();
    } catch {
      location.reload();
    }
  };

  const enliven = () => {
    document.querySelectorAll("[data-copy]").forEach(offerToCopy);
    document.querySelectorAll("[data-countdown]").forEach(countDown);
    follow();
  };
  enliven();
})();
