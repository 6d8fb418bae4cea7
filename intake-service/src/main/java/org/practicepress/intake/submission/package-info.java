/**
 * What becomes of a submission, from its first file to its publication, as pure
 * decisions, and where submissions are kept. Knows nothing of mail, HTTP or how a
 * document is read.
 */
@NullMarked
package org.practicepress.intake.submission;

import org.jspecify.annotations.NullMarked;
