package org.practicepress.standalone.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who else can read a file, where the file system knows.
 */
final class Readers {

	private static final List<Kind> OTHERS = List.of(
			new Kind(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE),
			new Kind(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE));

	private Readers() {
	}

	/**
	 * Whether any account but the owner's can read a file, which takes every folder above
	 * it, too.
	 */
	static boolean others(Path file) {
		try {
			Path real = file.toRealPath();
			for (Kind kind : OTHERS) {
				if (Files.getPosixFilePermissions(real).contains(kind.read())
						&& passes(real.getParent(), kind.enter())) {
					return true;
				}
			}
			return false;
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private static boolean passes(@Nullable Path folder, PosixFilePermission enter) throws IOException {
		for (Path above = folder; above != null; above = above.getParent()) {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(above);
			if (!permissions.contains(enter)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Accounts that are not the owner's.
	 *
	 * @param read to read a file
	 * @param enter to come through a folder
	 */
	private record Kind(PosixFilePermission read, PosixFilePermission enter) {
	}

}
