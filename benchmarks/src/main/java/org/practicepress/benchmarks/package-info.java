/**
 * How fast, how small and how flat Practice Press is, beside an earlier commit and beside
 * the bare libraries: one command, one table. It sees a site only as people, their
 * programs and the operating system see it.
 */
@NullMarked
package org.practicepress.benchmarks;

import org.jspecify.annotations.NullMarked;
