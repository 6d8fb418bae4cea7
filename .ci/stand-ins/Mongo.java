import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.practicepress.embedded.store.EmbeddedStore;

/** The embedded store in MongoDB's place; it is no replica set. */
class Mongo {

	public static void main(String[] arguments) throws InterruptedException {
		EmbeddedStore store = EmbeddedStore.start(Path.of("/data/db"), Integer.parseInt(arguments[0]));
		Runtime.getRuntime().addShutdownHook(new Thread(store::close));
		new CountDownLatch(1).await();
	}

}
