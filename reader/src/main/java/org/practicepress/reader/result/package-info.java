/**
 * What came of reading a file: small, plain and safe to have in any process.
 */
@NullMarked
package org.practicepress.reader.result;

import org.jspecify.annotations.NullMarked;
