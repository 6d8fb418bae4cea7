import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.practicepress.embedded.identity.EmbeddedIdentity;

/** The embedded identity provider in Keycloak's place; its issuer is …/identity, not a realm below it. */
class Identity {

	public static void main(String[] arguments) throws InterruptedException {
		EmbeddedIdentity identity = EmbeddedIdentity.start(Path.of("/opt/keycloak/data"),
				Integer.parseInt(arguments[0]), System.getenv("PUBLIC_URL"),
				"{noop}" + System.getenv("EDITOR_PASSWORD"), System.getenv("OIDC_CLIENT_SECRET"),
				System.getenv("API_CLIENT_SECRET"));
		Runtime.getRuntime().addShutdownHook(new Thread(identity::close));
		new CountDownLatch(1).await();
	}

}
