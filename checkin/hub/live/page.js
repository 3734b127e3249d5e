// The figures come as they change. A browser that loses the hub says so, keeps
// what it shows, and connects again by itself.
(() => {
  const board = document.getElementById("board");
  const path = location.pathname.replace(/\/$/, "") + "/news" + location.search;
  const news = new EventSource(path);
  news.onmessage = (e) => { board.innerHTML = e.data; board.classList.remove("lost"); };
  news.onerror = () => {
    board.classList.add("lost");
    const age = board.querySelector(".age");
    if (age) age.lastElementChild.textContent = board.dataset.lost + " " + age.dataset.clock;
    if (news.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 30000);
  };
})();
