package org.practicepress.reader.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.asn1.cms.SignedDataParser;

/**
 * A mail within its signature (S/MIME). Who has signed it is not looked at: it proves no
 * more than the address that it comes from, which is asked for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8551">RFC 8551</a>
 */
final class SignedMail {

	private static final Set<ASN1ObjectIdentifier> LOCKED = Set.of(CMSObjectIdentifiers.envelopedData,
			CMSObjectIdentifiers.authEnvelopedData, CMSObjectIdentifiers.encryptedData,
			CMSObjectIdentifiers.signedAndEnvelopedData);

	private SignedMail() {
	}

	static boolean open(Path file, Within within) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			if (!(new ASN1StreamParser(in).readObject() instanceof ASN1SequenceParser sequence)) {
				return false;
			}
			ContentInfoParser info = new ContentInfoParser(sequence);
			if (LOCKED.contains(info.getContentType())) {
				within.locked();
				return true;
			}
			if (!info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
				return false;
			}
			SignedDataParser signed = SignedDataParser.getInstance(info.getContent(BERTags.SEQUENCE));
			signed.getDigestAlgorithms().toASN1Primitive();
			if (signed.getEncapContentInfo()
				.getContent(BERTags.OCTET_STRING) instanceof ASN1OctetStringParser content) {
				within.mail(content.getOctetStream());
				return true;
			}
			return false;
		}
	}

}
