// Says five minutes before somebody who asks for nothing is signed out, and keeps them signed in if they want to. All windows
// of the site know of one another: to be there in one is to be there in all. Whoever comes too late is told, and loses nothing.
(() => {
	const box = document.getElementById('session');
	if (!box || !window.BroadcastChannel) {
		return;
	}
	const early = 300000;
	const rest = Number(box.dataset.seconds) * 1000;
	const windows = new BroadcastChannel('practice-press-here');
	let since = Date.now();
	let timer;
	const say = (when) => box.querySelectorAll('[data-when]').forEach((words) => {
		words.hidden = words.dataset.when !== when;
	});
	// a computer that has slept wakes up late, so the clock is looked at and the timer only rings
	const look = () => {
		clearTimeout(timer);
		const left = since + rest - Date.now();
		if (left > early) {
			say('');
			timer = setTimeout(look, left - early);
		}
		else if (left > 0) {
			say('soon');
			timer = setTimeout(look, left);
		}
		else {
			say('over');
		}
	};
	const here = () => {
		since = Date.now();
		look();
	};
	windows.addEventListener('message', here);
	document.addEventListener('visibilitychange', look);
	document.addEventListener('htmx:afterSettle', () => {
		windows.postMessage('here');
		here();
	});
	box.addEventListener('click', async (event) => {
		if (event.target.type !== 'button') {
			return;
		}
		const answer = await fetch(box.dataset.here, { redirect: 'manual', cache: 'no-store' }).catch(() => undefined);
		if (answer?.status === 204) {
			windows.postMessage('here');
			here();
		}
		else if (answer) {
			clearTimeout(timer);
			say('out');
		}
	});
	windows.postMessage('here');
	here();
})();
