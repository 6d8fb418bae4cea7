package org.practicepress.publish.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The order in which a screen reader tells a factsheet. The setter tags what floats (the
 * box at a glance, half columns, photos) after everything else; so each unit is numbered
 * before it is set, by the one attribute that reaches its tag, its language, and the tags
 * are put in that order afterwards.
 */
final class ReadingOrder {

	private static final String MARK = "-x-unit";

	private ReadingOrder() {
	}

	/** Numbers the units in the order of the page's source. */
	static void mark(Document document) {
		NodeList elements = document.getElementsByTagName("*");
		String language = document.getDocumentElement().getAttribute("lang");
		int order = 0;
		for (int i = 0; i < elements.getLength(); i++) {
			Element element = (Element) elements.item(i);
			if ((" " + element.getAttribute("class") + " ").contains(" unit ")) {
				element.setAttribute("lang", language + MARK + order++);
			}
		}
	}

	/** Puts the tags of the units in order, right below the document's own. */
	static void restore(PDDocument pdf) {
		PDStructureTreeRoot root = pdf.getDocumentCatalog().getStructureTreeRoot();
		if (root == null || !(firstKid(root) instanceof PDStructureElement whole)) {
			return;
		}
		List<Unit> units = new ArrayList<>();
		collect(whole, units);
		units.sort(Comparator.comparingInt(Unit::order));
		whole.setKids(new ArrayList<>());
		for (Unit unit : units) {
			unit.tag().getCOSObject().removeItem(COSName.LANG);
			whole.appendKid(unit.tag());
		}
	}

	private static void collect(PDStructureNode node, List<Unit> units) {
		for (Object kid : node.getKids()) {
			if (kid instanceof PDStructureElement tag) {
				String language = tag.getLanguage();
				int mark = (language != null) ? language.indexOf(MARK) : -1;
				if (language != null && mark >= 0) {
					units.add(new Unit(Integer.parseInt(language.substring(mark + MARK.length())), tag));
				}
				else {
					collect(tag, units);
				}
			}
		}
	}

	private static Object firstKid(PDStructureNode node) {
		return node.getKids().isEmpty() ? node : node.getKids().getFirst();
	}

	private record Unit(int order, PDStructureElement tag) {
	}

}
