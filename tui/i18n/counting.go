package i18n

// Counting is what is said of people who are counted without a name.
type Counting struct {
	Title   string
	People  Plural
	Another string // what the key does over a welcome
	With    string // company of whom they accompany
	Alone   string // a choice: nothing is said of whom they came with
	Enter   Plural // what Enter does
	More    string // what Right and Left do
	Counted Plural // what was noted
}

var frenchCounting = Counting{
	Title:   "COMPTER SANS NOM",
	People:  Plural{"%s personne", "%s personnes"},
	Another: "+ accompagnant",
	With:    "avec la société %s",
	Alone:   "compter à part, sans société",
	Enter:   Plural{"compter %s personne", "compter %s personnes"},
	More:    "une de plus, une de moins",
	Counted: Plural{"%s personne sans nom", "%s personnes sans nom"},
}

var englishCounting = Counting{
	Title:   "COUNT WITHOUT A NAME",
	People:  Plural{"%s person", "%s people"},
	Another: "+ somebody with them",
	With:    "with the company %s",
	Alone:   "count apart, without a company",
	Enter:   Plural{"count %s person", "count %s people"},
	More:    "one more, one less",
	Counted: Plural{"%s person without a name", "%s people without a name"},
}
