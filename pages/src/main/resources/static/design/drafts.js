// Keeps what is typed as a draft, a little after the typing rests and when the page is left.
// The page works without: there is a button that keeps it, and a refusal keeps it, too.
(() => {
	const rest = 2000;
	const soon = 5000;
	const latest = 60000;
	document.querySelectorAll('[data-draft]').forEach((state) => {
		const form = state.closest('form');
		let timer;
		let typed = false;
		let wait = soon;
		let under = new AbortController();
		const say = (words) => {
			if (state.textContent !== words) {
				state.textContent = words;
			}
		};
		const again = () => {
			typed = true;
			clearTimeout(timer);
			timer = setTimeout(keep, wait);
			wait = Math.min(2 * wait, latest);
		};
		const keep = async (leaving) => {
			clearTimeout(timer);
			if (!typed) {
				return;
			}
			typed = false;
			const body = new URLSearchParams(new FormData(form));
			body.set('do', 'keep');
			try {
				const answer = await fetch(state.dataset.draft, {
					method: 'POST', body, redirect: 'manual', keepalive: leaving === true, signal: under.signal,
				});
				if (answer.status === 204) {
					wait = soon;
					say(state.dataset.kept);
				} else if (answer.status === 413) {
					say(state.dataset.long);
				} else {
					say(answer.status >= 500 ? state.dataset.lost : state.dataset.away);
					again();
				}
			} catch (lost) {
				if (lost.name !== 'AbortError') {
					say(state.dataset.lost);
					again();
				}
			}
		};
		form.addEventListener('input', () => {
			typed = true;
			clearTimeout(timer);
			timer = setTimeout(keep, rest);
		});
		// what is being sent is no draft any more
		form.addEventListener('submit', () => {
			typed = false;
			clearTimeout(timer);
			under.abort();
			under = new AbortController();
		});
		document.addEventListener('visibilitychange', () => document.hidden && keep(true));
	});
})();
