package org.practicepress.embedded.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * Who is signed in in which browser. A sign-in is kept on the disk and outlives a new
 * start; its cookie holds a secret of which only the digest is kept. Whose account is
 * gone or suspended is signed in nowhere.
 */
final class SignIns implements SecurityContextRepository {

	static final String COOKIE = "identity-signed-in";

	/** More often nobody needs to know. */
	private static final Duration TO_SOME_MINUTES = Duration.ofMinutes(5);

	private final KeptFile<Kept> kept;

	private final People people;

	private final InstantSource clock;

	private final boolean secure;

	SignIns(Path directory, People people, InstantSource clock, boolean secure) {
		this.kept = KeptFile.open(directory.resolve("sign-ins.json"), Kept.class, new Kept(List.of()));
		this.people = people;
		this.clock = clock;
		this.secure = secure;
	}

	/** Signs somebody in in this browser, and whoever was signed in there out. */
	void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
		String secret = Secret.make();
		Instant now = this.clock.instant();
		String agent = request.getHeader(HttpHeaders.USER_AGENT);
		SignIn begun = new SignIn(Secret.encoded(Secret.bytes(16)), Secret.digest(secret), person.id(),
				SignIn.browser((agent != null) ? agent : ""), now, now);
		String before = find(request).map(SignIn::id).orElse("");
		this.kept.change((all) -> {
			Stream<SignIn> others = all.signIns()
				.stream()
				.filter((each) -> !each.isOver(now) && !each.id().equals(before));
			return new Kept(Stream.concat(others, Stream.of(begun)).toList());
		});
		response.addHeader(HttpHeaders.SET_COOKIE, cookie(secret, null).toString());
	}

	/** The last used first. */
	List<SignIn> of(String person) {
		return current((each) -> each.person().equals(person)).sorted(Comparator.comparing(SignIn::seen).reversed())
			.toList();
	}

	void end(String person, String id) {
		endWhere((each) -> each.person().equals(person) && each.id().equals(id));
	}

	void endAll(String person) {
		endWhere((each) -> each.person().equals(person));
	}

	/** Whether a sign-in goes on, and is that of somebody who may. */
	Optional<SignedIn> find(String id) {
		return current((each) -> each.id().equals(id)).findFirst().flatMap(this::signedIn);
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		Optional<SignedIn> signedIn = find(request).flatMap(this::signedIn);
		signedIn.ifPresent((known) -> seen(known.signIn()));
		return new Loaded(signedIn.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new),
				signedIn.isEmpty());
	}

	@Override
	@Deprecated
	@SuppressWarnings("InlineMeSuggester")
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	/** Somebody is signed in by {@link #begin}; what comes here is that they leave. */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		if (context.getAuthentication() == null) {
			find(request).ifPresent((signIn) -> endWhere((each) -> each.id().equals(signIn.id())));
			response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString());
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return find(request).isPresent();
	}

	private Optional<SignedIn> signedIn(SignIn signIn) {
		return this.people.find(signIn.person())
			.filter(Person::maySignIn)
			.map((person) -> new SignedIn(person, signIn));
	}

	private Optional<SignIn> find(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		if (cookie == null || cookie.getValue().isEmpty()) {
			return Optional.empty();
		}
		String digest = Secret.digest(cookie.getValue());
		return current((each) -> each.digest().equals(digest)).findFirst();
	}

	private Stream<SignIn> current(Predicate<SignIn> wanted) {
		Instant now = this.clock.instant();
		return this.kept.get().signIns().stream().filter((each) -> wanted.test(each) && !each.isOver(now));
	}

	void seen(SignIn signIn) {
		Instant now = this.clock.instant();
		if (now.isAfter(signIn.seen().plus(TO_SOME_MINUTES))) {
			this.kept.change((all) -> new Kept(all.signIns()
				.stream()
				.map((each) -> each.id().equals(signIn.id()) ? each.seenAt(now) : each)
				.toList()));
		}
	}

	private void endWhere(Predicate<SignIn> ended) {
		this.kept.change((all) -> new Kept(all.signIns().stream().filter(ended.negate()).toList()));
	}

	private ResponseCookie cookie(String value, @Nullable Duration age) {
		ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(COOKIE, value)
			.path("/identity")
			.httpOnly(true)
			.secure(this.secure)
			.sameSite("Lax");
		return ((age != null) ? cookie.maxAge(age) : cookie).build();
	}

	/** What is kept. */
	record Kept(List<SignIn> signIns) {
	}

	/** Read once, whoever asks. */
	private record Loaded(SecurityContext context, boolean isGenerated) implements DeferredSecurityContext {

		@Override
		public SecurityContext get() {
			return this.context;
		}

	}

}
