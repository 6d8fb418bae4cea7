// Times of day where whoever looks is. Without scripts they stand in universal time, and say so; that stays to be seen in the title.
(() => {
	const language = document.documentElement.lang;
	const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
		day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
		hourCycle: 'h23', timeZoneName: 'short', numberingSystem: 'latn',
	});
	const here = (root) => root.querySelectorAll('time[datetime]').forEach((time) => {
		const written = time.textContent.trim();
		const at = new Date(time.dateTime);
		if (written.endsWith('UTC') && !Number.isNaN(at.getTime()) && at.getTimezoneOffset() !== 0) {
			time.title = written;
			time.textContent = format.format(at);
		}
	});
	here(document);
	document.addEventListener('htmx:afterSettle', () => here(document));
})();
