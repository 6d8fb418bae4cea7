package org.practicepress.review;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.pages.access.Right;
import org.practicepress.pages.access.Role;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.Desk.Browser;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may what, whatever their provider calls it. */
@Timeout(240)
class RightsTests {

	private static Desk desk;

	/** One of each role, who comes in once. */
	private static final Map<Role, Browser> AT_THE_DESK = new EnumMap<>(Role.class);

	/**
	 * What each sends with a form: of a page they may see, and as long as they are in.
	 */
	private static final Map<Role, String> FORMS = new EnumMap<>(Role.class);

	private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

	@BeforeAll
	static void open() {
		desk = new Desk("rights-tests", "--practice-press.identity.ask-every=1h",
				"--practice-press.identity.roles-claim=roles,realm_access.roles,resource_access.hub.example.roles",
				"--practice-press.identity.roles.chief-editor=chief-editor,Head of publishing");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	/** What stands in the table is what is answered, and nothing is missing in it. */
	@Test
	void everyRoleMayWhatTheTableSays() throws Exception {
		org.practicepress.pages.access.Desk guarded = desk.bean(org.practicepress.pages.access.Desk.class);
		for (Role role : Role.values()) {
			Browser eve = desk.signedIn("eve", role.code());
			AT_THE_DESK.put(role, eve);
			String page = (role == Role.OPERATOR) ? "/desk/operations" : "/desk";
			if (eve.getOnly(page).statusCode() != 403) {
				FORMS.put(role, eve.filledIn(page, Map.of("version", "1")));
			}
			TOKENS.put(role, desk.issuer().bearer("eve", role.code()));
		}
		int walked = 0;
		for (RequestMappingInfo handler : desk.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()) {
			for (String pattern : handler.getPatternValues()) {
				// who has a link that ends mails need not sign in (MailsTests)
				if (guarded.serves(pattern) && !pattern.endsWith("openapi.yml")
						&& !pattern.equals("/desk/mails/end/{token}")) {
					for (RequestMethod method : handler.getMethodsCondition().getMethods()) {
						everyRoleMay(guarded.rights(), method.asHttpMethod(), path(pattern));
						walked++;
					}
				}
			}
		}
		assertThat(walked).isGreaterThan(8);
	}

	private static void everyRoleMay(List<Right> rights, HttpMethod method, String path) throws Exception {
		Right right = Right.of(rights, method, path).orElseThrow(() -> new AssertionError(method + " " + path));
		for (Role role : Role.values()) {
			boolean may = right.roles()
				.stream()
				.anyMatch((one) -> role == one
						|| (one != Role.OPERATOR && role != Role.OPERATOR && role.compareTo(one) > 0));
			int status = path.startsWith("/api") ? ReviewApiTests
				.send(desk, method.name(), path, TOKENS.get(role),
						method.equals(HttpMethod.POST) ? "{\"version\":1}" : null)
				.statusCode() : atTheDesk(method, path, role);
			assertThat(status == 403).as("%s %s by %s: %s", method, path, role.code(), status).isEqualTo(!may);
		}
	}

	private static int atTheDesk(HttpMethod method, String path, Role role) throws Exception {
		Browser eve = Objects.requireNonNull(AT_THE_DESK.get(role));
		if (method.equals(HttpMethod.GET)) {
			return eve.getOnly(path).statusCode();
		}
		String form = FORMS.get(role);
		if (form == null) {
			// no page, so no token: sent to sign in as somebody else
			assertThat(eve.postOnly(path, "version=1").headers().firstValue("Location").orElseThrow())
				.endsWith("/desk/oauth2/authorization/desk");
			return 403;
		}
		return eve.postOnly(path, form).statusCode();
	}

	/** An address that fits a handler's pattern. */
	private static String path(String pattern) {
		return pattern.replace("{id}", UUID.randomUUID().toString())
			.replace("{note}", UUID.randomUUID().toString())
			.replace("{sha256}", "0".repeat(64))
			.replace("{command:" + ReviewCommand.NAMES + "}", "start")
			.replace("{kind:" + Draft.KINDS + "}", "decline")
			.replace("{kind:" + LetterKind.NAMES + "}", "decline");
	}

	static Stream<Arguments> otherProviders() {
		return Stream.of(
				Arguments.of("Keycloak, of the realm",
						Map.of("realm_access",
								Map.of("roles", List.of("offline_access", "uma_authorization", "editor")))),
				Arguments.of("Keycloak, of a client",
						Map.of("realm_access", Map.of("roles", List.of("offline_access")), "resource_access",
								Map.of("account", Map.of("roles", List.of("manage-account")), "hub.example",
										Map.of("roles", List.of("editor"))))),
				Arguments.of("Entra ID, app roles",
						Map.of("roles", List.of("editor"), "tid", UUID.randomUUID().toString())),
				Arguments.of("one name alone", Map.of("roles", "editor")),
				Arguments.of("by another name", Map.of("roles", List.of("Head of publishing"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("otherProviders")
	void rolesAreFoundWhereAProviderPutsThem(String provider, Map<String, Object> claims) throws Exception {
		desk.issuer().comes("ana", claims);
		HttpResponse<String> page = desk.new Browser().get("/desk");
		assertThat(page.statusCode()).isEqualTo(200);
		String token = desk.issuer().bearer("ana", (some) -> {
			some.claim("roles", null);
			claims.forEach(some::claim);
			return some;
		});
		assertThat(decides(token)).as("allowed, and there is no such review").isEqualTo(404);
	}

	static Stream<Arguments> nobody() {
		return Stream.of(
				Arguments.of("another client's roles",
						Map.of("resource_access", Map.of("another", Map.of("roles", List.of("editor"))))),
				Arguments.of("groups", Map.of("groups", List.of("editor"))),
				Arguments.of("a wrong type", Map.of("roles", Map.of("editor", true))),
				Arguments.of("numbers", Map.of("roles", List.of(1, 2))),
				Arguments.of("other letters", Map.of("roles", List.of("Editor", "editors", "ROLE_editor"))),
				Arguments.of("a text where an object should be", Map.of("realm_access", "editor")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("nobody")
	void nothingElseIsARole(String what, Map<String, Object> claims) throws Exception {
		desk.issuer().comes("eve", claims);
		assertThat(desk.new Browser().get("/desk").statusCode()).isEqualTo(403);
		String token = desk.issuer().bearer("eve", (some) -> {
			some.claim("roles", null);
			claims.forEach(some::claim);
			return some;
		});
		assertThat(decides(token)).isEqualTo(403);
	}

	private static int decides(String token) throws Exception {
		return ReviewApiTests.send(desk, "POST", "/api/reviews/x/start", token, "{\"version\":1}").statusCode();
	}

}
