/**
 * Photos as the product keeps them: which files count as photos, and what they must not
 * tell. Works on bytes only and never decodes a picture. Knows no form.
 */
@NullMarked
package org.practicepress.reader.photo;

import org.jspecify.annotations.NullMarked;
