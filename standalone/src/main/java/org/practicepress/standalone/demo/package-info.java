/**
 * The whole journey of a practice, played over the real protocols.
 */
@NullMarked
package org.practicepress.standalone.demo;

import org.jspecify.annotations.NullMarked;
