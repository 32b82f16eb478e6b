// Names of western and southern Europe.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension NameStock {
    static let german = NameStock(
        "de",
        given: """
            Jürgen Käthe Björn Änne Günther Sabine Uwe Jörg Heike Lukas Anneliese \
            Klaus-Dieter
            """,
        family: """
            Müller Schäfer Groß Weiß Köhler Schröder Lindemann Böhm Krüger Jäger Fuß \
            Öztürk
            """,
        streets: "Hauptstraße Bahnhofstraße Gartenweg Am_Mühlbach")

    static let french = NameStock(
        "fr",
        given: """
            Anaïs François Chloë Jérôme Zoé Benoît Hélène Gaël Noémie Thérèse Jean-Luc \
            Cédric
            """,
        family: "Lefèvre Dubois Garçon Hébert Noël Moreau Gauthier L'Hôte Faÿ Béranger",
        streets: "Rue_de_la_Gare Rue_de_l'Église Avenue_du_Lac Chemin_Vert")

    static let dutch = NameStock(
        "nl",
        given: "Anouk Daniël Noor Jasper Renée Thijs Zoë Sjoerd Maartje Loïs",
        family: "de_Vries van_den_Berg Jansen 't_Hart Bakker Kuipers van_'t_Veld Smit",
        streets: "Dorpsstraat Kerkstraat Molenweg Kanaaldijk")

    static let spanish = NameStock(
        "es",
        given: """
            José María Íñigo Begoña Ángel Lucía Óscar Nuria Andrés Concepción Joaquín \
            Ainhoa
            """,
        family: "García_López Muñoz Ibáñez Peña Núñez Sánchez Ortiz Zúñiga Martín Gómez",
        streets: "Calle_Mayor Calle_Real Avenida_del_Mar Plaza_Nueva")

    static let portuguese = NameStock(
        "pt",
        given: "João Inês Gonçalo Conceição António Lurdes Sérgio Mônica Luís Beatriz",
        family: "da_Silva Araújo Conceição Gonçalves Magalhães Brandão Simões Leitão",
        streets: "Rua_Direita Rua_da_Igreja Avenida_do_Mar Travessa_Nova")

    static let italian = NameStock(
        "it",
        given: "Niccolò Chiara Nicolò Giosuè Noemi Lucia Desirée Matteo Zoè Salvatore",
        family: "Rossi D'Angelo Bianchi Lo_Presti Esposito De_Santis Ferrari Nicolò",
        streets: "Via_Roma Via_della_Chiesa Corso_Nuovo Piazza_del_Mercato")

    static let maltese = NameStock(
        "mt",
        given: "Ġorġ Marija Ċensu Ħanna Żepp Karmena Ġużeppi Rita",
        family: "Borg Żammit Ċassar Camilleri Vella Għawi Farruġia Micallef",
        streets: "Triq_il-Kbira Triq_il-Knisja Triq_ix-Xatt Triq_il-Ward")

    static let greek = NameStock(
        "el",
        given: """
            Αλέξανδρος/alexandros Ελένη/eleni Γιώργος/giorgos Χρυσούλα/chrysoula \
            Ιωάννης/ioannis Θεοδώρα/theodora Νίκος/nikos Άννα/anna Δημήτρης/dimitris \
            Ζωή/zoi
            """,
        family: """
            Παπαδόπουλος/papadopoulos Γεωργίου/georgiou Οικονόμου/oikonomou \
            Νικολαΐδης/nikolaidis Χατζής/chatzis Αντωνίου/antoniou Μακρή/makri \
            Ψαρρός/psarros
            """,
        streets: "Κεντρική Οδός_Ελιάς Λεωφόρος_Θαλάσσης Οδός_Σχολείου")
}
