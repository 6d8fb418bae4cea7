package org.practicepress.embedded.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/**
 * The key that signs tokens, made once and kept in a file only its owner can read.
 */
final class SigningKey {

	private SigningKey() {
	}

	static RSAKey readOrMake(Path file) throws IOException {
		try {
			if (!Files.exists(file)) {
				Files.createDirectories(file.toAbsolutePath().getParent());
				Files.createFile(file);
				PosixFileAttributeView attributes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
				if (attributes != null) {
					attributes.setPermissions(PosixFilePermissions.fromString("rw-------"));
				}
			}
			if (Files.size(file) == 0) {
				RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
				Files.writeString(file, key.toJSONString());
			}
			return RSAKey.parse(Files.readString(file));
		}
		catch (ParseException | JOSEException ex) {
			throw new IOException("no signing key in " + file, ex);
		}
	}

}
