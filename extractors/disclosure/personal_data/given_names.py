"""Frequent given names of people who live in Germany, in lower case: a sign that a piece of print names a person.

Source: the most frequent names of the years of birth 1930 to 2005 as the Gesellschaft für deutsche Sprache lists them, and
frequent names of immigrants. The list is a help, no condition: names that are not in it are told by their form.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    achim adam adelheid adolf agnes albert alexander alexandra alfons alfred ali alina alois andrea andreas angela angelika anja
    anke anna anne anneliese annette annika anton antonia armin arno arthur astrid august axel barbara bastian beate benjamin
    bernd bernhard bertha bettina bianca birgit bodo brigitte bruno burkhard carina carla carmen carola caroline carsten
    charlotte christa christel christian christiane christina christine christoph clara claudia clemens cornelia daniel daniela
    david dennis detlef dieter dietmar dietrich dirk dominik dora doris dorothea eberhard eckhard edeltraud edgar edith eduard
    egon elena elfriede elisabeth elke ellen elmar emil emma emine erhard eric erich erika ernst erwin esther eugen eva
    fabian fatma felix ferdinand florian frank franz franziska frieda friedhelm friedrich fritz gabriele georg gerald gerd gerda
    gerhard gertrud gisela gottfried gregor gudrun guido gustav günter günther hanna hannah hannelore hans harald hartmut hasan
    hedwig heide heidi heike heiko heiner heinrich heinz helene helga helmut henning henrik henry herbert heribert hermann herta
    hilde hildegard holger horst hubert hugo hüseyin ilona ilse ina ines inge ingeborg ingo ingrid irene iris irma irmgard isabel
    ivan jakob jan jana janine jens joachim jochen johann johanna johannes jonas jonathan josef julia julian juliane jutta
    jörg jürgen kai karin karina karl karla karsten katharina kathrin katja katrin kerstin kevin klara klaus konrad konstantin
    kristina kurt lara larissa lars laura lea lena leo leon leonie liane lieselotte lina linda lisa lothar louis luca lucas
    ludwig luisa luise lukas lutz magdalena maik manfred manuel manuela marc marcel marco marcus margarete margarethe margit
    margot maria marianne marie marina mario marion markus marlene martha martin martina mathias mathilde matthias max maximilian
    mechthild mehmet melanie michael michaela michel mike mirjam mohamed mohammed monika moritz mustafa nadine nadja natalia
    natalie nico nicole niklas nils nina norbert olaf olga oliver oskar otto patricia patrick paul paula peter petra philipp
    pia rainer ralf ralph ramona raphael rebecca regina reiner reinhard reinhold renate rené ricarda richard rita robert robin
    roland rolf roman ronald rosa rosemarie roswitha rudi rudolf rupert ruth rüdiger sabine sabrina sandra sara sarah
    sascha sebastian siegfried sigrid silke silvia simon simone sofia sonja sophie stefan stefanie steffen stephan stephanie
    susanne svenja sven sybille sylvia tanja tatjana theo theodor theresa thomas thorsten tim timo tobias tom torsten
    ulrich ulrike ursula ute uwe valentin vanessa vera verena veronika viktor viktoria vincent volker walter waltraud werner
    wilfried wilhelm willi willy winfried wolfgang wolfram yvonne
    """.split()  # noqa: SIM905 - a list of this length reads best as text
)
