package org.practicepress.standalone.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that no other account of the machine can look into: contributors' addresses
 * are in it, their mails, and the keys to their pages.
 */
public final class PrivateFolder {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private PrivateFolder() {
	}

	/**
	 * Makes the folder, and closes one that is open to others.
	 * @param folder the folder
	 * @return what whoever starts the site should know of it; mostly nothing
	 * @throws CannotStart when the folder cannot be made
	 */
	public static Optional<String> ensure(Path folder) {
		try {
			boolean made = !Files.exists(folder);
			Files.createDirectories(folder);
			PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
			if (view == null || closed(view)) {
				return Optional.empty();
			}
			return close(view)
					? Optional
						.of("Other accounts of this machine could read " + folder
								+ " until now; from now on only yours can.")
						.filter((sentence) -> !made)
					: Optional.of("Other accounts of this machine may be able to read " + folder
							+ ", and its permissions cannot be changed from here. Close it to them.");
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + folder + " cannot be written to; choose another one with --data DIR.",
					ex);
		}
	}

	/** Some file systems take permissions and forget them. */
	private static boolean close(PosixFileAttributeView view) throws IOException {
		try {
			view.setPermissions(OWNER_ONLY);
			return closed(view);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean closed(PosixFileAttributeView view) throws IOException {
		return OWNER_ONLY.containsAll(view.readAttributes().permissions());
	}

}
