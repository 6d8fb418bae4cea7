/**
 * The embedded parts for tests: one broker and one store per test JVM.
 */
@NullMarked
package org.practicepress.embedded.junit;

import org.jspecify.annotations.NullMarked;
