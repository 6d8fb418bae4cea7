package org.practicepress.embedded.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index that somebody has created. Its entries are the values of its fields with the
 * document's id behind them, so that they are all different, and lead to the id.
 */
final class StoredIndex extends OwnIndex {

	private static final Logger logger = LoggerFactory.getLogger(StoredIndex.class);

	/** Changes when what an entry's bytes are does. */
	private static final String FORM = "1 ";

	private static final String BY_ELEMENT = " by element";

	private final List<Field> fields;

	private final boolean unique;

	private final MVMap<Key, byte[]> entries;

	/** What the entries of each map were made by, kept with them. */
	private final MVMap<String, String> forms;

	private volatile boolean byElement;

	/** All documents are in it that are to be. */
	private volatile boolean complete;

	StoredIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse, MVMap<Key, byte[]> entries,
			MVMap<String, String> forms) {
		super(name, keys, sparse);
		this.fields = keys.stream().map(Field::of).toList();
		this.unique = unique;
		this.entries = entries;
		this.forms = forms;
		this.byElement = (form() + BY_ELEMENT).equals(forms.get(entries.getName()));
	}

	/**
	 * Begins anew when the entries cannot be all those of the documents: an index made by
	 * another version, or beside which documents have come and gone.
	 * @param documents how many there are
	 */
	void discardUnlessComplete(long documents) {
		String made = this.forms.get(this.entries.getName());
		boolean same = made != null && (made.equals(form()) || made.equals(form() + BY_ELEMENT));
		long entries = this.entries.sizeAsLong();
		this.complete = same && (this.byElement || isSparse() || entries == documents)
				&& (isSparse() || entries >= documents) && (this.byElement || entries <= documents);
		if (!this.complete) {
			if (made != null || entries > 0) {
				logger.warn("The index {} does not fit its {} documents and is made anew", this.entries.getName(),
						documents);
			}
			this.entries.clear();
			this.byElement = false;
			this.forms.put(this.entries.getName(), form());
		}
	}

	/**
	 * Whether the documents are to be read for it. One that is sparse may have no entry
	 * and miss none, as what is waited for mostly does.
	 */
	@Override
	public boolean isEmpty() {
		return !this.complete && super.isEmpty();
	}

	private String form() {
		return FORM + getKeys() + (isSparse() ? " sparse" : "");
	}

	/** Whether queries can go by it. */
	boolean plannable() {
		return this.fields.stream().noneMatch(Field::numbered);
	}

	@Override
	public List<Field> fields() {
		return this.fields;
	}

	@Override
	public boolean byElement() {
		return this.byElement;
	}

	@Override
	public boolean sparse() {
		return isSparse();
	}

	@Override
	public MVMap<Key, byte[]> map() {
		return this.entries;
	}

	@Override
	public Key id(Key key, byte[] value) {
		return new Key(value);
	}

	@Override
	public boolean isUnique() {
		return this.unique;
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Key> collection) {
		refuseDuplicates(document, collection);
	}

	@Override
	public void add(Document document, Key position, MongoCollection<Key> collection) {
		refuseDuplicates(document, collection);
		put(rows(document), position);
	}

	@Override
	public Key remove(Document document) {
		Key position = getPosition(document);
		entries(rows(document).all(), position).forEach(this.entries::remove);
		return position;
	}

	@Override
	public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
		refuseDuplicates(after, collection);
	}

	@Override
	public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
		Set<Key> old = entries(rows(before).all(), position);
		Rows rows = rows(after);
		Set<Key> current = entries(rows.all(), position);
		if (!old.equals(current)) {
			old.stream().filter((entry) -> !current.contains(entry)).forEach(this.entries::remove);
			put(rows, position);
		}
	}

	private void put(Rows rows, Key position) {
		if (rows.byElement() && !this.byElement) {
			this.byElement = true;
			this.forms.put(this.entries.getName(), form() + BY_ELEMENT);
		}
		entries(rows.all(), position).forEach((entry) -> this.entries.putIfAbsent(entry, position.bytes()));
	}

	private void refuseDuplicates(Document document, MongoCollection<Key> collection) {
		Rows rows = rows(document);
		if (!this.unique) {
			return;
		}
		Key own = getPosition(document);
		for (@Nullable
		Object[] row : rows.all()) {
			Key values = values(row).key();
			Key found = this.entries.ceilingKey(values);
			if (found != null && found.startsWith(values) && !found.equals(entry(row, own))) {
				throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(row));
			}
		}
	}

	private Rows rows(Document document) {
		Rows rows = Rows.of(document, this.fields);
		if (isSparse()) {
			List<@Nullable Object[]> present = new ArrayList<>(rows.all());
			present.removeIf(StoredIndex::nothing);
			return new Rows(present, rows.byElement());
		}
		return rows;
	}

	private static boolean nothing(@Nullable Object[] row) {
		for (Object value : row) {
			if (!(value instanceof Missing)) {
				return false;
			}
		}
		return true;
	}

	private Set<Key> entries(List<@Nullable Object[]> rows, Key position) {
		Set<Key> entries = new LinkedHashSet<>();
		rows.forEach((row) -> entries.add(entry(row, position)));
		return entries;
	}

	private Key entry(@Nullable Object[] row, Key position) {
		return values(row).raw(position.bytes()).key();
	}

	private KeyWriter values(@Nullable Object[] row) {
		KeyWriter key = new KeyWriter();
		for (int position = 0; position < row.length; position++) {
			if (this.fields.get(position).ascending()) {
				key.value(row[position]);
			}
			else {
				key.raw(Span.turned(new KeyWriter().value(row[position]).key().bytes()));
			}
		}
		return key;
	}

	@Override
	public void drop() {
		this.forms.remove(this.entries.getName());
		this.entries.clear();
	}

}
