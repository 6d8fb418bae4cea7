package org.practicepress.pages.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Forms that were filled in and not sent, or sent when nobody was signed in any more. A
 * form is kept under the path it is sent to, in the session of the browser that sent it
 * and for no longer than that: a page shows it again, and only the editor sends it.
 *
 * <p>
 * What strangers leave here shares one room; when that is full nothing more of theirs is
 * taken, so they can neither fill the memory nor push out an editor's words.
 */
public final class UnsentForms {

	private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

	/** So many characters of all who are not signed in, 16 MB at most. */
	private static final int ROOM = 8_000_000;

	/** What a form takes besides its characters. */
	private static final int OVERHEAD = 1_000;

	/** So many of one session; the oldest goes. */
	private static final int MOST = 8;

	/** The name of the field that proves a form to be of a session. */
	static final String TOKEN = "_csrf";

	private static final String ATTRIBUTE = UnsentForms.class.getName();

	private final Semaphore room = new Semaphore(ROOM);

	UnsentForms() {
	}

	/**
	 * Keeps the form that somebody who is signed in has sent.
	 * @param request the request that has sent it
	 */
	public void keep(HttpServletRequest request) {
		kept(request.getSession()).put(request.getRequestURI(), new Form(fields(request), 0));
	}

	/**
	 * Keeps the form that a stranger has sent.
	 * @param request the request that has sent it
	 * @return false if there is no room
	 */
	boolean keepOfStranger(HttpServletRequest request) {
		MultiValueMap<String, String> fields = fields(request);
		int size = OVERHEAD + fields.entrySet()
			.stream()
			.mapToInt((field) -> field.getValue().stream().mapToInt(String::length).sum() + field.getKey().length())
			.sum();
		if (!this.room.tryAcquire(size)) {
			return false;
		}
		kept(request.getSession()).put(request.getRequestURI(), new Form(fields, size));
		return true;
	}

	/**
	 * The form that was not sent, as long as it was not.
	 * @param request a request of the same browser
	 * @param path where the form is sent to
	 * @return what was filled in
	 */
	public Optional<MultiValueMap<String, String>> find(HttpServletRequest request, String path) {
		Kept kept = existing(request);
		return (kept != null) ? kept.find(path).map(Form::fields) : Optional.empty();
	}

	/**
	 * Forgets a form, because it was sent or is not wanted.
	 * @param request a request of the same browser
	 * @param path where the form is sent to
	 */
	public void forget(HttpServletRequest request, String path) {
		Kept kept = existing(request);
		if (kept != null) {
			kept.remove(path);
		}
	}

	/**
	 * The version of what a form was filled in on, which all forms of a desk name.
	 * @param fields what was filled in
	 * @return the version, or 0 if there is none
	 */
	public static long version(MultiValueMap<String, String> fields) {
		String version = fields.getFirst("version");
		return (version != null && VERSION.matches(version)) ? Long.parseLong(version) : 0;
	}

	/** What a request's form says, without the token that belongs to its session. */
	static MultiValueMap<String, String> fields(HttpServletRequest request) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
		fields.remove(TOKEN);
		return fields;
	}

	private Kept kept(HttpSession session) {
		Kept kept = (Kept) session.getAttribute(ATTRIBUTE);
		if (kept == null) {
			kept = new Kept(this.room);
			session.setAttribute(ATTRIBUTE, kept);
		}
		return kept;
	}

	private static @Nullable Kept existing(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? (Kept) session.getAttribute(ATTRIBUTE) : null;
	}

	/**
	 * A form.
	 *
	 * @param fields what was filled in
	 * @param size how much of the room it takes
	 */
	private record Form(MultiValueMap<String, String> fields, int size) {
	}

	/** The forms of one session, which gives the room back when it ends. */
	private static final class Kept implements HttpSessionBindingListener {

		private final Map<String, Form> forms = new LinkedHashMap<>();

		private final Semaphore room;

		Kept(Semaphore room) {
			this.room = room;
		}

		synchronized Optional<Form> find(String path) {
			return Optional.ofNullable(this.forms.get(path));
		}

		synchronized void put(String path, Form form) {
			remove(path);
			if (this.forms.size() == MOST) {
				remove(this.forms.keySet().iterator().next());
			}
			this.forms.put(path, form);
		}

		synchronized void remove(String path) {
			Form old = this.forms.remove(path);
			if (old != null) {
				this.room.release(old.size());
			}
		}

		@Override
		public synchronized void valueUnbound(HttpSessionBindingEvent event) {
			List.copyOf(this.forms.keySet()).forEach(this::remove);
		}

	}

}
