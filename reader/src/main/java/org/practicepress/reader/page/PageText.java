package org.practicepress.reader.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.reader.text.EmbeddedImages;

/**
 * What stands on a page, and where, in points from the page's upper left corner.
 *
 * @param width the page's width
 * @param height the page's height
 * @param glyphs letters, or whole words where they were read from a picture
 * @param pictures the pictures
 * @param view what the page looks like, null where nobody needs to see it
 */
public record PageText(float width, float height, List<Glyph> glyphs, List<Picture> pictures, @Nullable PageView view) {

	public PageText {
		glyphs = List.copyOf(glyphs);
		pictures = List.copyOf(pictures);
	}

	public PageText withView(PageView view) {
		return new PageText(this.width, this.height, this.glyphs, this.pictures, view);
	}

	/**
	 * A letter or a word.
	 *
	 * @param text its characters, as they are read
	 * @param left its left edge
	 * @param right its right edge
	 * @param baseline the line it stands on
	 * @param size the height of its font
	 */
	public record Glyph(String text, float left, float right, float baseline, float size) {

		public boolean blank() {
			return this.text.isBlank();
		}

	}

	/**
	 * A picture.
	 *
	 * @param key the same for the same picture
	 * @param suffix of its file's name
	 * @param source its bytes
	 * @param left its left edge
	 * @param right its right edge
	 * @param top its upper edge
	 */
	public record Picture(String key, String suffix, EmbeddedImages.Source source, float left, float right, float top) {

	}

}
