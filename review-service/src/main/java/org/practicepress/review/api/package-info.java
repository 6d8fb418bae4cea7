/**
 * What the desk does, as JSON for an editor's bearer token.
 */
@NullMarked
package org.practicepress.review.api;

import org.jspecify.annotations.NullMarked;
