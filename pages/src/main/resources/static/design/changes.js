// Says that there is something new of what the queue shows, and shows it when asked to. The
// page works without, and nothing moves while somebody reads. Listens only while the page
// can be seen: a browser has few connections for all its windows.
(() => {
	const show = document.getElementById('changed');
	const queue = () => document.getElementById('queue');
	const soon = 1000;
	const later = 30000;
	const latest = 600000;
	if (!show || !queue() || !window.EventSource || !window.htmx) {
		return;
	}
	let source;
	let timer;
	let wait = later;
	const rest = () => {
		clearTimeout(timer);
		source?.close();
		source = undefined;
	};
	const listen = () => {
		rest();
		if (document.hidden || !queue().dataset.changes) {
			return;
		}
		source = new EventSource(queue().dataset.changes);
		source.addEventListener('open', () => {
			wait = later;
		});
		source.addEventListener('changed', (event) => {
			show.textContent = event.data;
			show.hidden = false;
		});
		source.addEventListener('error', () => {
			// else the browser tries again by itself
			if (source?.readyState === EventSource.CLOSED) {
				timer = setTimeout(listen, wait);
				wait = Math.min(2 * wait, latest);
			}
		});
	};
	document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
	// a page that is kept for going back must not keep a connection
	window.addEventListener('pagehide', rest);
	window.addEventListener('pageshow', (event) => event.persisted && listen());
	document.addEventListener('htmx:afterSettle', () => {
		show.hidden = true;
		rest();
		timer = setTimeout(listen, soon);
	});
	show.addEventListener('click', async (event) => {
		event.preventDefault();
		await htmx.ajax('GET', location.pathname + location.search, {
			target: '#queue', select: '#queue', swap: 'outerHTML show:none',
		});
		queue().querySelector('.find-total').focus();
	});
	listen();
})();
